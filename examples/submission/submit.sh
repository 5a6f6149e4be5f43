#!/bin/sh
# Send one prompt to TTAPI; the key comes from the environment.
curl -sS https://api.ttapi.io/midjourney/v1/imagine \
  -H "TT-API-KEY: $TTAPI_KEY" -H "Content-Type: application/json" \
  -d '{"prompt": "a heron at dusk --ar 3:2 --v 7", "mode": "fast", "timeout": 300}'
