// Shows the buttons for passkeys where the browser knows them, and talks between it and the server.

/** @param {string} url @param {object} body */
async function post(url, body) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const content = await answer.json();
  if (!answer.ok) throw new Error(content.message);
  return content;
}

/** @param {HTMLElement} box */
function fieldsOf(box) {
  const form = box.closest('form');
  if (form === null) return {};
  const { email, displayName } = Object.fromEntries(new FormData(form));
  return { email, displayName };
}

/** @param {HTMLElement} box */
async function run({ dataset: { passkey, url, next } }, fields) {
  const options = await post(`${url}/options`, fields);
  const credential =
    passkey === 'create'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  const { location } = await post(url, { ...fields, next, response: credential.toJSON() });
  window.location.assign(location);
}

if (globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON !== undefined) {
  for (const box of document.querySelectorAll('[data-passkey]')) {
    const button = box.querySelector('button');
    const alert = box.querySelector('[role=alert]');
    box.hidden = false;
    button.addEventListener('click', async () => {
      button.disabled = true;
      alert.hidden = true;
      try {
        await run(box, fieldsOf(box));
      } catch (error) {
        // what the browser itself says (NotAllowedError, AbortError, …) is in no language that people speak
        alert.textContent = error instanceof DOMException ? button.dataset.failed : error.message;
        alert.hidden = false;
        button.disabled = false;
      }
    });
  }
}
