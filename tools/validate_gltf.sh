#!/usr/bin/env bash
# Holds exported bodies against Khronos' own validator: any error, warning, note or hint fails. Needs node and npm; no part of the tests.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --prefix "$folder" gltf-validator@2.0.0-dev.3.10
cat >"$folder/validate.mjs" <<'JS'
import { readFileSync } from 'node:fs';
import validator from 'gltf-validator';

for (const path of process.argv.slice(2)) {
  const { issues, info } = await validator.validateBytes(new Uint8Array(readFileSync(path)));
  console.log(path.split('/').pop(), JSON.stringify(issues), `${info.totalVertexCount} vertices, ${info.drawCallCount} meshes`);
  if (issues.messages.length) process.exitCode = 1;
}
JS
for body in "" "sex=female,height_mm=1500,age=80" "weight=1,muscle=0"; do
  "${PYTHON:-python}" -m acuviewer export "$folder/${body//[,=]/_}body.glb" --body "$body"
done
node "$folder/validate.mjs" "$folder"/*.glb
