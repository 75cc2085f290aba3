// A body to turn in a browser: steps with captions, points to touch. Everything it needs is in the page; nothing is loaded.
'use strict';

(async () => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const words = data.words;
  const view = document.getElementById('view');
  const marks = document.getElementById('marks');
  const dark = matchMedia('(prefers-color-scheme: dark)');

  const renderer = makeRenderer();
  if (!renderer) return;
  const scene = new THREE.Scene();
  const camera = new THREE.PerspectiveCamera(data.viewAngle, 1, 0.05, 30);
  const sun = new THREE.DirectionalLight(0xffffff, 2.2);
  scene.add(new THREE.HemisphereLight(0xffffff, 0x8a8078, 1.6), sun);
  const controls = new THREE.OrbitControls(camera, renderer.domElement);
  controls.enableDamping = true;
  controls.minDistance = 0.15;
  controls.maxDistance = 8;
  controls.addEventListener('change', draw);

  const bodies = data.bodies.map(() => null);
  const lines = new THREE.Group();
  scene.add(lines);
  let body = null;
  let now = -1;
  let labels = [];
  let waiting = false;
  let flight = null;

  function makeRenderer() {
    try {
      const made = new THREE.WebGLRenderer({ canvas: view, antialias: true, alpha: true });
      made.setPixelRatio(Math.min(devicePixelRatio, 2));
      return made;
    } catch {
      document.getElementById('trouble').hidden = false;
      return null;
    }
  }

  // Bodies are packed in the page, others as their difference from the first; each is unpacked when a step first needs it.
  async function inflate(text) {
    const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).arrayBuffer();
  }

  const unpacked = data.bodies.map(() => null);

  function unpack(number) {
    unpacked[number] ??= restore(number);
    return unpacked[number];
  }

  // What export/web_bodies.py has written: how each view is told, the JSON of glTF, and its binary as low and high bytes.
  async function restore(number) {
    const buffer = await inflate(data.bodies[number]);
    const [howLength, jsonLength] = new Uint32Array(buffer, 0, 2);
    const read = (begin, length) => JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, begin, length)));
    const how = read(8, howLength);
    const gltf = read(8 + howLength, jsonLength);
    const planes = new Uint8Array(buffer, 8 + howLength + jsonLength);
    const count = planes.length / 2;
    const low = new Int8Array(buffer, planes.byteOffset, count);
    const numbers = new Uint16Array(count);
    for (let at = 0; at < count; at++) numbers[at] = low[at] + (planes[count + at] << 8);
    const begins = [...gltf.bufferViews.map((view) => view.byteOffset / 2), count];
    const first = number > 0 ? await unpack(0) : null;
    if (first) {
      const told = new Map(first.gltf.nodes.map((node) => [node.name, node.extras]));
      for (const node of gltf.nodes) node.extras ??= told.get(node.name);
    }
    how.forEach((way, view) => {
      const begin = begins[view];
      for (const places of way.reverse()) {
        if (places < 0) {
          const shift = first.begins[view] - begin;
          for (let at = begin; at < begins[view + 1]; at++) numbers[at] += first.numbers[at + shift];
        } else {
          for (let at = begin + places; at < begins[view + 1]; at++) numbers[at] += numbers[at - places];
        }
      }
    });
    return { gltf, numbers, begins };
  }

  // A binary file of glTF, as its loader reads it.
  function fileOf({ gltf, numbers }) {
    const json = new TextEncoder().encode(JSON.stringify(gltf));
    const padded = json.length + ((4 - (json.length % 4)) % 4);
    const file = new Uint8Array(28 + padded + numbers.byteLength);
    const head = new DataView(file.buffer);
    [0x46546c67, 2, file.length, padded, 0x4e4f534a].forEach((word, at) => head.setUint32(4 * at, word, true));
    file.fill(32, 20, 20 + padded).set(json, 20);
    [numbers.byteLength, 0x004e4942].forEach((word, at) => head.setUint32(20 + padded + 4 * at, word, true));
    file.set(new Uint8Array(numbers.buffer), 28 + padded);
    return file.buffer;
  }

  async function bodyOf(number) {
    if (!bodies[number]) {
      const file = await new THREE.GLTFLoader().parseAsync(fileOf(await unpack(number)), '');
      const parts = {};
      const nodes = {};
      for (const group of file.scene.children[0].children) {
        parts[group.userData.name || group.name] = group;
        for (const node of group.children) nodes[node.userData.name || node.name] = node;
      }
      for (const node of Object.values(nodes)) node.userData.scale = node.scale.x;
      bodies[number] = { root: file.scene, parts, nodes };
    }
    return bodies[number];
  }

  const dots = Object.fromEntries(
    Object.entries(data.colours).map(([name, colour]) => [name, new THREE.MeshBasicMaterial({ color: new THREE.Color(colour) })]),
  );

  async function show(number, flies) {
    const step = data.steps[number];
    const found = await bodyOf(step.body);
    if (body !== found) {
      if (body) scene.remove(body.root);
      scene.add(found.root);
      body = found;
    }
    now = number;
    dress(step);
    tell(step, number);
    flyTo(step.camera, flies);
  }

  function dress(step) {
    const opaque = layer('skin') ? step.skin : 0.3;
    fade(body.parts.body, opaque);
    if (body.parts.skeleton) {
      body.parts.skeleton.visible = layer('bones') ? step.bones > 0 : true;
      fade(body.parts.skeleton, layer('bones') ? Math.max(step.bones, 0.05) : 1);
    }
    const roles = new Map(step.points);
    for (const node of body.parts.acupoints.children) {
      const role = roles.get(node.name) ?? roles.get(node.userData.name);
      node.visible = role !== undefined;
      if (!role) continue;
      node.traverse((part) => part.isMesh && (part.material = dots[role]));
      node.userData.size = data.sizes[role];
    }
    const felt = new Set(step.landmarks);
    for (const node of body.parts.landmarks.children) node.visible = felt.has(node.userData.landmark + '_' + node.userData.side);
    const drawn = new Set(step.meridians);
    for (const node of body.parts.meridians.children) node.visible = !layer('meridians') || drawn.has(node.userData.meridian);
    lines.clear();
    for (const line of step.lines) lines.add(tube(line));
    labels = step.labels.map(([text, kind, at, normal]) => {
      const element = document.createElement('span');
      element.className = `label ${kind}`;
      element.textContent = text;
      return { element, at: new THREE.Vector3(...at), normal: new THREE.Vector3(...normal) };
    });
    marks.replaceChildren(...labels.map((label) => label.element));
  }

  // Whether a layer is as the step has it; a reader may show it otherwise.
  function layer(name) {
    return document.getElementById(`layer-${name}`).getAttribute('aria-pressed') !== 'true';
  }

  function fade(group, opacity) {
    group.visible = opacity > 0;
    group.traverse((part) => {
      if (!part.isMesh) return;
      part.material.transparent = opacity < 1;
      part.material.opacity = opacity;
      part.material.depthWrite = opacity >= 1;
      part.renderOrder = opacity < 1 ? 1 : 0;
    });
  }

  function tube(points) {
    const group = new THREE.Group();
    const shape = new THREE.SphereGeometry(0.0016, 6, 5);
    points.forEach((point) => {
      const bead = new THREE.Mesh(shape, dots.line);
      bead.position.set(...point);
      group.add(bead);
    });
    return group;
  }

  function tell(step, number) {
    document.getElementById('title').textContent = step.title;
    document.getElementById('caption').innerHTML = step.caption;
    document.getElementById('text').scrollTop = 0;
    document.getElementById('count').textContent = `${number + 1} / ${data.steps.length}`;
    document.getElementById('previous').disabled = number === 0;
    document.getElementById('next').disabled = number === data.steps.length - 1;
    document.getElementById('jump').value = String(number);
    document.getElementById('card').hidden = true;
    if (location.hash !== `#${number + 1}`) history.replaceState(null, '', `#${number + 1}`);
  }

  function placeOf({ focus, eye }) {
    return { target: new THREE.Vector3(...focus), eye: new THREE.Vector3(...eye) };
  }

  function flyTo(asked, flies) {
    const goal = placeOf(asked);
    // What fits beside the panel of a wide screen fits on an upright one from farther away.
    const aspect = view.clientWidth / view.clientHeight;
    if (aspect < 1) goal.eye.sub(goal.target).multiplyScalar(Math.min(1 / aspect, 1.8)).add(goal.target);
    const still = !flies || matchMedia('(prefers-reduced-motion: reduce)').matches;
    flight = { from: { target: controls.target.clone(), eye: camera.position.clone() }, goal, began: performance.now(), last: still ? 0 : 700 };
    requestAnimationFrame(fly);
  }

  function fly(time) {
    if (!flight) return;
    const share = flight.last ? Math.min((time - flight.began) / flight.last, 1) : 1;
    const eased = share * share * (3 - 2 * share);
    controls.target.lerpVectors(flight.from.target, flight.goal.target, eased);
    const from = flight.from.eye.clone().sub(flight.from.target);
    const to = flight.goal.eye.clone().sub(flight.goal.target);
    const far = from.length() + (to.length() - from.length()) * eased;
    const way = from.normalize().lerp(to.normalize(), eased);
    if (way.length() < 1e-3) way.set(1, 0, 0);
    camera.position.copy(controls.target).addScaledVector(way.normalize(), far);
    controls.update();
    draw();
    if (share < 1) requestAnimationFrame(fly);
    else flight = null;
  }

  function draw() {
    if (waiting || !body) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (controls.update()) draw();
      sun.position.copy(camera.position);
      size();
      renderer.render(scene, camera);
      write();
    });
  }

  // Dots and tapes keep about their size in the picture: from near they would hide what they lie on, from afar nobody would see them.
  function size() {
    const near = Math.min(Math.max(camera.position.distanceTo(controls.target) / 1.2, 0.35), 2.2);
    for (const group of [body.parts.acupoints, body.parts.landmarks]) {
      for (const node of group.children) node.scale.setScalar(node.userData.scale * (node.userData.size ?? 1) * near);
    }
    for (const line of lines.children) for (const bead of line.children) bead.scale.setScalar(near);
  }

  const spot = new THREE.Vector3();
  const away = new THREE.Vector3();

  function write() {
    const taken = [];
    for (const { element, at, normal } of labels) {
      spot.copy(at).project(camera);
      const faces = away.copy(camera.position).sub(at).dot(normal) > 0;
      const middle = (spot.x * 0.5 + 0.5) * view.clientWidth;
      const height = (0.5 - spot.y * 0.5) * view.clientHeight;
      const wide = element.offsetWidth || 60;
      // Right of its dot, else left of it; a name too long for both stands above.
      const above = middle + 10 + wide >= view.clientWidth && middle - 10 - wide <= 0;
      const left = above ? Math.max((view.clientWidth - wide) / 2, 2) : middle + 10 + wide < view.clientWidth ? middle + 10 : middle - 10 - wide;
      const top = height - (above ? 30 : 9);
      const inside = spot.z < 1 && left > 0 && top > 0 && left + wide < view.clientWidth && top + 18 < view.clientHeight;
      const free = taken.every((box) => left > box.right + 4 || left + wide + 4 < box.left || top > box.bottom || top + 18 < box.top);
      const seen = faces && inside && free;
      element.style.visibility = seen ? 'visible' : 'hidden';
      if (!seen) continue;
      taken.push({ left, right: left + wide, top, bottom: top + 18 });
      element.style.transform = `translate(${left}px, ${top}px)`;
    }
  }

  function resize() {
    const { clientWidth, clientHeight } = view.parentElement;
    renderer.setSize(clientWidth, clientHeight, false);
    camera.aspect = clientWidth / clientHeight;
    camera.updateProjectionMatrix();
    draw();
  }

  // A touch that does not turn the body asks what lies there: the nearest dot that faces the reader.
  let pressed = null;
  view.addEventListener('pointerdown', (event) => { pressed = [event.clientX, event.clientY]; flight = null; });
  view.addEventListener('pointerup', (event) => {
    if (!pressed || Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > 8) return;
    const box = view.getBoundingClientRect();
    let best = null;
    for (const group of [body.parts.acupoints, body.parts.landmarks]) {
      for (const node of group.children) {
        if (!node.visible) continue;
        node.getWorldPosition(spot);
        const normal = data.normals[node.userData.name || node.name];
        if (normal && away.copy(camera.position).sub(spot).dot(new THREE.Vector3(...normal)) < 0) continue;
        spot.project(camera);
        const x = (spot.x * 0.5 + 0.5) * box.width;
        const y = (0.5 - spot.y * 0.5) * box.height;
        const far = Math.hypot(event.clientX - box.left - x, event.clientY - box.top - y);
        if (far < 24 && (!best || far < best.far)) best = { far, node };
      }
    }
    const card = document.getElementById('card');
    card.hidden = !best;
    if (best) card.replaceChildren(...tellNode(best.node.userData));
  });

  function tellNode(known) {
    const line = (kind, text) => {
      const element = document.createElement(kind);
      element.textContent = text;
      return element;
    };
    if (known.landmark) return [line('b', known.english), line('span', ` · ${words.landmark}`)];
    const sides = { left: words.left, right: words.right, midline: words.midline };
    return [
      line('b', `${known.code} ${known.simplified} ${known.pinyin}`), line('span', ` · ${sides[known.side]}`),
      line('div', known.english), line('p', known.location),
    ];
  }

  const go = (by) => {
    const number = Math.min(Math.max(now + by, 0), data.steps.length - 1);
    if (number !== now) show(number, true);
  };
  document.getElementById('previous').onclick = () => go(-1);
  document.getElementById('next').onclick = () => go(1);
  document.getElementById('jump').onchange = (event) => show(Number(event.target.value), true);
  document.getElementById('again').onclick = () => flyTo(data.steps[now].camera, true);
  for (const name of ['skin', 'bones', 'meridians']) {
    const button = document.getElementById(`layer-${name}`);
    button.onclick = () => {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
      dress(data.steps[now]);
      draw();
    };
  }
  addEventListener('keydown', (event) => {
    if (event.target.matches('select, input, textarea') || event.ctrlKey || event.altKey || event.metaKey) return;
    const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      go(by);
    }
  });
  addEventListener('hashchange', () => {
    const number = Number(location.hash.slice(1)) - 1;
    if (data.steps[number] && number !== now) show(number, true);
  });
  new ResizeObserver(resize).observe(view.parentElement);
  dark.addEventListener('change', draw);
  resize();
  const first = Number(location.hash.slice(1)) - 1;
  await show(data.steps[first] ? first : 0, false);
  document.body.dataset.ready = 'yes';
})();
