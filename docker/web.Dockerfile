# The web pages, and the one door to the api. Until the console and the H5 mini-program are built it shows a page that says so.
FROM nginxinc/nginx-unprivileged:1.28-alpine
COPY docker/nginx.conf /etc/nginx/conf.d/default.conf
COPY docker/placeholder.html /usr/share/nginx/html/index.html
EXPOSE 8080
