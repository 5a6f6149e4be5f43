"""Facts about URLs that need no network.

Pure: text in, answers out; no network, no clock. The rules of ``rules/links/`` and the network
checks of ``mjlint/links/`` share these answers. Hosts are given in lower case, without port and
without the brackets of an IPv6 address, as `Url.host` has them.
"""
