"""The SPARQL endpoint: takes requests of the SPARQL 1.1 Protocol; gives answers of a graph that is only read.

`protocol` reads a request, `forms` has the media types of answers, `asking` gets one while its client waits,
`description` describes the service. `routes` has its address.
"""
