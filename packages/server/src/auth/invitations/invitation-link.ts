/**
 * The link to be sent to somebody invited.
 *
 * @param publicUrl an origin, without a slash at its end
 */
export function invitationLink(publicUrl: string, secret: string): string {
  return `${publicUrl}/invitation/${secret}`;
}
