# syntax=docker/dockerfile:1
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json prisma.config.ts ./
COPY prisma prisma
COPY scripts scripts
COPY src src
# The database's command line is only an optional companion of its client: with it the image would be twice as large.
RUN npm run build && npm pkg delete devDependencies && npm prune --omit=dev --omit=peer --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    PLUMBLINE_DATA_DIR=/data \
    PLUMBLINE_OPS_PORT=9464 \
    PLUMBLINE_OPS_HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY prisma/migrations prisma/migrations
COPY samples samples
COPY manifests manifests
RUN install --directory --owner=node --group=node --mode=0700 /data
USER node
VOLUME /data
EXPOSE 3000 9464
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9464/livez').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
