// Makes a password readable while it is typed, for whoever asks; it is sent as a password in any case.

for (const button of document.querySelectorAll('[data-reveal]')) {
  const input = button.parentElement.querySelector('input');
  const reveal = (isShown) => {
    input.type = isShown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(isShown));
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    reveal(input.type === 'password');
  });
  // browsers keep passwords of fields of this kind alone
  input.form.addEventListener('submit', () => {
    reveal(false);
  });
}
