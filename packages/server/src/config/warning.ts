/** Something that works, and probably not as it is meant. */
export interface ConfigWarning {
  code:
    | 'unknown-variable'
    | 'ignored-key'
    | 'insecure-public-url'
    | 'insecure-mail'
    | 'no-top-severity'
    | 'odd-severity'
    | 'low-contrast';
  message: string;
  hint: string;
}
