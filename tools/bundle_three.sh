#!/usr/bin/env bash
# Makes assets/web/three.js anew from the packages named here: what the page of a handout needs of three.js, in one file.
# Needs node and npm. With the same versions the file comes out the same to the byte; run "acuviewer check --renew" when they change.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --prefix "$folder" three@0.187.0 esbuild@0.28.2
cat >"$folder/parts.js" <<'JS'
export { Color, DirectionalLight, Group, HemisphereLight, Mesh, MeshBasicMaterial, PerspectiveCamera, Scene, SphereGeometry,
  Vector3, WebGLRenderer } from 'three';
export { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js';
export { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
JS
"$folder/node_modules/.bin/esbuild" "$folder/parts.js" --bundle --minify --legal-comments=inline --format=iife --global-name=THREE \
  --target=es2020 --log-level=warning --outfile=assets/web/three.js
sha256sum assets/web/three.js
