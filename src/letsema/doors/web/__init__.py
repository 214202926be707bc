"""The pages: one module of views for each room, forms that read addresses, templates, one look.

A view parses its address with a form, asks a query, and renders. Words for codes stand in
`words`, names from reference in `names`, what a page adds up or draws in `figures` and `drawing`.
"""
