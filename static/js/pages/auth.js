// Sign in and sign up on one card. The draft stays where it is: in this tab's session storage.
import { h, icon, signal } from '../ui.js';
import { signIn, signUp } from '../calls.js';
import { go, query } from '../router.js';
import { origin } from '../routes.js';
import { welcome } from '../store.js';
import { text } from '../text.js';

export const title = text.titles.auth;

export default function Auth() {
  const mode = signal(/** @type {'in' | 'up'} */ (query().get('mode') === 'up' ? 'up' : 'in'));
  const busy = signal(false);
  const visible = signal(false);
  const wrong = signal(/** @type {{ email?: string, password?: string, form?: string }} */ ({}));
  const words = () => text.auth[mode()];
  /** @type {HTMLFormElement} */
  let form;

  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (busy.peek()) return;
    const email = form.email.value.trim(), password = form.password.value;
    wrong.set(check(email, password, mode.peek()));
    if (wrong.peek().email) return form.email.focus();
    if (wrong.peek().password) return form.password.focus();
    busy.set(true);
    try {
      const session = await (mode.peek() === 'up' ? signUp : signIn)(email, password);
      await welcome(session.user);
      go(origin(location.pathname + location.search), { replace: true });
    } catch (error) {
      wrong.set(explain(/** @type {import('../api.js').ApiError} */ (error)));
      const { email: bad } = wrong.peek();
      (bad ? form.email : form.password).focus();
    }
    busy.set(false);
  };

  return h(
    'section',
    { class: 'auth' },
    h(
      'a',
      { class: 'wordmark', href: '/' },
      h('span', { class: 'logo', 'aria-hidden': 'true' }, 'A'),
      text.titles.landing,
    ),
    h(
      'form',
      { class: 'card', novalidate: true, onsubmit: submit, ref: (/** @type {any} */ element) => (form = element) },
      h('h1', null, () => words().title),
      h(
        'p',
        { class: 'lead' },
        () => words().lead,
      ),
      h('div', { role: 'alert' }, () => wrong().form && h('p', { class: 'wrong' }, icon('circle-alert'), wrong().form)),
      Field('email', text.auth.email, () => wrong().email, {
        type: 'email',
        autocomplete: 'username',
        inputmode: 'email',
      }),
      Field(
        'password',
        text.auth.password,
        () => wrong().password,
        {
          type: () => (visible() ? 'text' : 'password'),
          autocomplete: () => (mode() === 'up' ? 'new-password' : 'current-password'),
        },
        h('button', {
          type: 'button',
          class: 'btn ghost square',
          'aria-label': text.auth.show,
          'aria-pressed': () => String(visible()),
          onclick: () => visible.update((shown) => !shown),
        }, () => icon(visible() ? 'eye-off' : 'eye')),
      ),
      h(
        'button',
        { class: 'cta', type: 'submit', 'aria-disabled': () => String(busy()) },
        () => busy() ? text.auth.busy : words().button,
      ),
      h(
        'p',
        { class: 'other' },
        () => words().other,
        ' ',
        h('button', {
          type: 'button',
          class: 'link',
          onclick: () => {
            mode.update((now) => (now === 'in' ? 'up' : 'in'));
            wrong.set({});
          },
        }, () => words().switch),
      ),
    ),
  );
}

/** @param {string} name
 * @param {string} label
 * @param {() => string | undefined} fault
 * @param {Record<string, any>} props
 * @param {Node} [beside] */
const Field = (name, label, fault, props, beside) =>
  h(
    'div',
    { class: 'field' },
    h('label', { class: 'label', for: `auth-${name}` }, label),
    h(
      'div',
      { class: 'beside' },
      h('input', {
        class: 'input',
        id: `auth-${name}`,
        name,
        required: true,
        autocapitalize: 'none',
        spellcheck: 'false',
        'aria-invalid': () => String(Boolean(fault())),
        'aria-describedby': () => (fault() ? `auth-${name}-fault` : null),
        ...props,
      }),
      beside,
    ),
    () => fault() && h('p', { class: 'fault', id: `auth-${name}-fault` }, icon('circle-alert'), fault()),
  );

/** @param {string} email
 * @param {string} password
 * @param {'in' | 'up'} mode */
function check(email, password, mode) {
  return {
    email: /^[^\s@]+@[^\s@]+$/.test(email) ? undefined : text.auth.enterEmail,
    password: !password
      ? text.auth.enterPassword
      : mode === 'up' && password.length < 6
      ? text.auth.shortPassword(6)
      : undefined,
  };
}

/** @param {import('../api.js').ApiError} error */
function explain(error) {
  if (error.code === 'invalid_credentials') return { password: text.auth.noMatch };
  if (error.code === 'user_already_exists' || error.code === 'email_exists') {
    return { email: text.auth.taken };
  }
  if (error.code === 'weak_password') return { password: error.message };
  return { form: error.message };
}
