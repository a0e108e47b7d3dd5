// The network page.
import Graph from "graphology";
import Sigma from "sigma";

const place = document.getElementById("network");
if (place) new Sigma(new Graph(), place);
