# Tributary, small and without root: the bundled server and its production dependencies.
# Another version, or one by its digest: `docker build --build-arg NODE_IMAGE=node:24.21.0-alpine@sha256:…`.
ARG NODE_IMAGE=node:24.21.0-alpine
FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY bin bin
# The image has its own Node. The one for development is linked against another C library.
RUN npm ci --ignore-scripts && rm -f node_modules/.bin/node
COPY . .
RUN npm run build

FROM ${NODE_IMAGE}
ENV NODE_ENV=production \
    TRIBUTARY_HOST=0.0.0.0 \
    TRIBUTARY_PORT=8080 \
    TRIBUTARY_DATA=/data
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json LICENSE ./
COPY --from=build /app/dist dist
RUN mkdir /data && chown node:node /data \
 && printf '#!/bin/sh\nexec node --disable-warning=ExperimentalWarning --no-memory-protection-keys /app/dist/src/main.js "$@"\n' \
    > /usr/local/bin/tributary \
 && chmod +x /usr/local/bin/tributary
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.TRIBUTARY_PORT + '/readyz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# No shell and no npm in between: SIGTERM reaches Tributary, which drains and exits 0.
CMD ["node", "--no-memory-protection-keys", "dist/src/main.js", "serve"]
