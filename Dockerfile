# syntax=docker/dockerfile:1
# The engine for a hosted Supabase project. docs/containers.md says how to run it and what was tried.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
# The packages are a layer of their own: a change of the sources does not install them again.
COPY package.json package-lock.json .npmrc ./
COPY packages ./packages
COPY scripts ./scripts
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .
RUN npm run build && node scripts/slim.mjs

FROM ${NODE_IMAGE} AS engine
# The offline recogniser, for an engine without a transcriber's settings, and an init that passes signals on.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates pocketsphinx pocketsphinx-en-us tini \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data TMPDIR=/scratch
WORKDIR /app
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/database ./database
COPY --from=build /app/playground ./playground
COPY --from=build /app/web/dist ./web/dist
COPY --from=build /app/scripts ./scripts
COPY --from=build /app/schema.graphql /app/LICENSE ./
RUN mkdir -p /data /scratch node_modules/.cache/engine && chown node:node /data /scratch node_modules/.cache/engine
USER node
# The compiled code of the modules, so that the first start is as fast as later ones. Without its settings the engine loads the modules and ends.
RUN SUPABASE_URL=https://none.invalid node dist/main.js 2> /dev/null || true
VOLUME ["/data", "/scratch"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "scripts/health-check.mjs"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "dist/main.js"]

# The engine in local mode, for a laptop: with an embedded PostgreSQL and a local Supabase API.
FROM build AS local-packages
RUN npm ci --prefix packages/local --no-audit --no-fund

FROM engine AS local
COPY --from=local-packages /app/packages/local ./packages/local
COPY --from=build /app/samples ./samples
ENV HOST=127.0.0.1 TMPDIR=/tmp

# The default target.
FROM engine
