/** One field of a form, as data: what it is called, and what is there now. */
export interface EntryField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'number' | 'url' | 'email';
  /** A text of several lines. */
  readonly rows?: number;
  readonly hint?: string | undefined;
  readonly required?: boolean;
  /** For secrets, which neither the browser nor the page is to remember. */
  readonly autocomplete?: 'off' | undefined;
  readonly min?: number;
  readonly max?: number;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}
