// Lays the network out, off the page.
export {};
