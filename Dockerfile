# The program alone, from the packed tarball: npm pack, then docker build --build-arg TARBALL=cilium-extras-<version>.tgz .
FROM node:22-alpine
ARG TARBALL
COPY ${TARBALL} /tmp/cilium-extras.tgz
RUN npm install --global --ignore-scripts --no-audit --no-fund /tmp/cilium-extras.tgz \
  && rm -rf /tmp/cilium-extras.tgz /root/.npm
USER node
WORKDIR /work
ENTRYPOINT ["cilium-extras"]
CMD ["--help"]
