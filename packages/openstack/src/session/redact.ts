/**
 * Removes known secrets from a text, whichever way it came to hold them: APIs do quote requests in their errors.
 * A secret of a few letters would tear holes into honest words, so that it is only removed where it stands in quotes.
 */
export function redactSecrets(text: string, secrets: Iterable<string>): string {
  let result = text;
  for (const secret of secrets) {
    if (secret.length >= 8) {
      result = result.replaceAll(secret, '[secret]').replaceAll(encodeURIComponent(secret), '[secret]');
    } else if (secret.length > 0) {
      for (const quote of ["'", '"']) result = result.replaceAll(quote + secret + quote, '[secret]');
    }
  }
  return result;
}

const secretParameter = /token|secret|password|signature|credential|sig$|key$/i;

/** A URL fit for messages: no user information, no values of parameters that sound secret. */
export function presentableUrl(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.username = '';
  parsed.password = '';
  for (const name of new Set(parsed.searchParams.keys())) {
    if (secretParameter.test(name)) parsed.searchParams.set(name, '-');
  }
  return parsed.href;
}
