# syntax=docker/dockerfile:1
# The screens, and the one door to the api.

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
# The .br files are for a server that has brotli; nginx as it comes has none.
RUN node scripts/build.mjs console app && find dist -name '*.br' -delete

FROM nginxinc/nginx-unprivileged:1.28-alpine
COPY docker/nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /app/dist/app /usr/share/nginx/html/app
COPY --from=build /app/dist/console /usr/share/nginx/html/console
EXPOSE 8080
