// What one was composing survives signing in and reloading: it lives in this tab's session storage.

/** @typedef {{ group?: string, model?: string, values?: import('../types.d.ts').Values, input?: string }} Draft
 * `input` is a result to start from. */

const place = 'draft';

export const draft = {
  /** The draft of this tab, or the prompt named in the address (`/create?prompt=…`).
   * @returns {Draft} */
  read() {
    const saved = parse(sessionStorage.getItem(place));
    const parameters = new URLSearchParams(location.search);
    const prompt = parameters.get('prompt');
    const group = parameters.get('group') ?? undefined;
    const model = parameters.get('model') ?? undefined;
    const input = parameters.get('input') ?? undefined;
    if (prompt || group || model || input) forget();
    const values = prompt ? { ...saved.values, ...everyName(prompt) } : saved.values;
    return group || model ? { group, model, values, input } : { ...saved, values };
  },
  /** @param {Draft} now */
  write(now) {
    sessionStorage.setItem(place, JSON.stringify(now));
    sessionStorage.setItem(`${place}.${now.group}`, now.model ?? '');
  },
  /** The model last used in a group.
   * @param {string} group */
  last: (group) => sessionStorage.getItem(`${place}.${group}`),
};

/** Takes the parameters that have been read out of the address. */
function forget() {
  const rest = new URLSearchParams(location.search);
  for (const name of ['prompt', 'group', 'model', 'input']) rest.delete(name);
  history.replaceState(history.state, '', location.pathname + (rest.size ? `?${rest}` : ''));
}

/** A prompt has another name in each model; the form takes the one it knows.
 * @param {string} prompt */
const everyName = (prompt) => ({ prompt, positivePrompt: prompt, text: prompt, 'settings.positivePrompt': prompt });

/** @param {string | null} text
 * @returns {Draft} */
function parse(text) {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
}
