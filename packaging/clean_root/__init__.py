"""The stranger's test: every artefact in a fresh Debian 12, as somebody would use it who has nothing else.

Each part gets a root of its own, made by debootstrap, in namespaces of its own: without the internet and
the checkout, with nothing but what the packages say they need. Knows the artefacts, not the product.
"""
