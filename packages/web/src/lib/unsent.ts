/**
 * What a page is rendered from, and what no browser needs again. SvelteKit would write all data out a second time for scripts
 * that take the page over, of which there are none: that took ten times as long as the page itself.
 */
export class Unsent<Value> {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }
}
