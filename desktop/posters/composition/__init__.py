"""A document and the values of each gate become placed things, which preflight judges before they are printed."""
