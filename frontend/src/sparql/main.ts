// The SPARQL page.
import "@zazuko/yasgui/build/yasgui.min.css";
import Yasgui from "@zazuko/yasgui";

const place = document.getElementById("yasgui");
if (place) new Yasgui(place, { requestConfig: { endpoint: "/sparql" } });
