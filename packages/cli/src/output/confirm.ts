/** Asks on a terminal; elsewhere nobody can answer, which is a no. */
export async function confirm(message: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const { confirm: ask } = await import('@inquirer/prompts');
  return ask({ message, default: false });
}
