"""The stranger's test: every artefact in a fresh Debian 12, as somebody who has nothing else of Martillo would use it.

Each part gets a root of its own, made by debootstrap, in namespaces of its own: without the internet, without the
checkout, and with nothing but what the packages say they need. It knows the artefacts and no module of the product.
"""
