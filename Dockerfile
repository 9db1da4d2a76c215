# Node.js 22 is maintained until April 2027, a year longer than 20; CI tests both.
# Debian rather than Alpine: ONNX Runtime's binaries need glibc.
ARG BASE_IMAGE=node:22-bookworm-slim

FROM ${BASE_IMAGE} AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# Skips the download of CUDA; native modules are compiled against the headers of the image's own Node.js.
ENV ONNXRUNTIME_NODE_INSTALL=skip npm_config_nodedir=/usr/local
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && chmod 755 dist/src/cli.js && npm prune --omit=dev --no-audit --no-fund
# Without libraries of other platforms and sources that are compiled.
RUN set -eu; cd node_modules; \
  find onnxruntime-node/bin/*/* -maxdepth 0 -type d ! -name linux -exec rm -r {} +; \
  find onnxruntime-node/bin/*/linux/* -maxdepth 0 -type d ! -name "$(node -p process.arch)" -exec rm -r {} +; \
  rm -rf better-sqlite3/deps better-sqlite3/src hnswlib-node/src; \
  for module in better-sqlite3 hnswlib-node; do \
    find "$module/build" -type f ! -path '*/Release/*.node' -delete; \
    find "$module/build" -type f -path '*/obj.target/*' -delete; \
    find "$module/build" -type d -empty -delete; \
  done

FROM ${BASE_IMAGE}
LABEL org.opencontainers.image.title="Byline" \
  org.opencontainers.image.description="A Discord bot that answers questions about the news you ingest, in sentences quoted verbatim." \
  org.opencontainers.image.licenses="MIT"
# tini ends the bot on SIGTERM during the start too, when Node.js as process 1 would ignore it, and reaps orphans.
# The bot needs no npm.
RUN apt-get update \
  && apt-get install -y --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /usr/local/lib/node_modules /usr/local/bin/npm \
    /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn /usr/local/bin/yarnpkg /opt/yarn-*
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/data ./data
COPY --from=build /app/dist ./dist
# A volume at /data is the only place that is written to, besides /tmp. The link serves an empty DATA_DIR too.
RUN ln -s /app/dist/src/cli.js /usr/local/bin/byline \
  && ln -s /data data/byline \
  && install -d -m 700 -o node -g node /data
ENV MALLOC_ARENA_MAX=2 NODE_ENV=production DATA_DIR=/data HEALTH_PORT=8080
USER node
VOLUME /data
STOPSIGNAL SIGTERM
# The first start exports the embedding model into the volume.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["node", "dist/src/health-check.js"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "--expose-gc", "--max-semi-space-size=4", "--v8-pool-size=1", "dist/src/main.js"]
