"""The SPARQL endpoint: takes requests of the SPARQL 1.1 Protocol; gives answers of a graph that is only read.

`protocol` reads a request, `negotiation` finds the form of the answer, `answering` gets it, `description` describes
the service. `routes` has its address.
"""
