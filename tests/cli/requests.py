"""What several tests of this folder use."""

from __future__ import annotations

KEY = "d4f9b2a4-73d0-4f2e-b1c7"
URL = "https://api.ttapi.io/midjourney/v1/imagine"
BODY = '{"prompt": "a d\\u00e9j\\u00e0 \\"vu\\" --ar16:9", "model": "relax", "timeout": "300"}'
SCRIPT = f"""\
#!/bin/sh
# curl {URL} -d '{{"prompt": "not sent --ar16:9"}}'
TT_KEY={KEY}
curl -sS {URL} \\
  -H "TT-API-KEY: {KEY}" \\
  -d '{{"prompt": "it'\\''s a \\"heron\\" --ar16:9", "mode": "fast", "timeout": 300}}' | jq .
curl https://api.example.org/draw -H "Authorization: Bearer sk-0123456789abcdef" -d '{{"prompt": 1}}'
curl {URL} -d "$BODY"
"""
HTTP = f"""\
@host = https://api.ttapi.io
@key = {KEY}

### one
# mjlint: ignore[glued-value] an old one
POST {{{{host}}}}/midjourney/v1/imagine
TT-API-KEY: {{{{key}}}}

{{"prompt": "a heron --ar16:9", "mode": "fast", "timeout": 300}}

### two
POST {{{{host}}}}/midjourney/v1/imagine

{{"prompt": "a heron --ar16:9 --v 7", "mode": "fast",
 "timeout": "300"}}
"""
