# syntax=docker/dockerfile:1
# The api, the worker and the migrations: one image, told apart by the command.

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY apps/console/package.json apps/console/
COPY apps/miniprogram/package.json apps/miniprogram/
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts scripts
COPY libs libs
COPY apps apps
RUN node scripts/build.mjs processes

FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The screens' packages are part of their builds.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --workspaces=false --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    NODE_OPTIONS=--enable-source-maps \
    API_HOST=0.0.0.0 \
    WORKER_HOST=0.0.0.0
# The picture of 美丽回放 has Chinese words in it.
RUN apt-get update && apt-get install -y --no-install-recommends fontconfig fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json ./
COPY --from=packages /app/node_modules node_modules
# The migrations are part of the bundles.
COPY --from=build /app/dist dist
# A volume that is mounted here for the first time takes its owner from the image.
RUN mkdir -p /var/lib/guike/storage && chown node:node /var/lib/guike/storage
USER node
EXPOSE 3000 3001
CMD ["node", "dist/api.js"]
