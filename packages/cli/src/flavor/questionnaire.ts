import { confirm, input, select } from '@inquirer/prompts';
import { buildFlavorName, flavorFields } from '@scs/flavor-names';
import type { FlavorField, FlavorInput } from '@scs/flavor-names';

/** Asks for one part of the name after the other. Null when the person ends it with Ctrl-C or Ctrl-D. */
export async function askForFlavor(): Promise<FlavorInput | null> {
  const answers: FlavorInput = {};
  try {
    for (const field of flavorFields) {
      const isMeaningful = field.belongsTo === undefined || Boolean(answers[field.belongsTo]);
      if (isMeaningful) answers[field.name] = await askFor(field, answers);
    }
    return answers;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ExitPromptError')) throw error;
    process.exitCode = 2;
    return null;
  }
}

// Questions go to standard error: standard output is for the name.
const context = { output: process.stderr };

async function askFor(field: FlavorField, answers: FlavorInput): Promise<string | boolean> {
  const { name, label, kind, isRequired } = field;
  if (kind === 'boolean') return confirm({ message: label, default: false }, context);
  if (kind === 'choice') {
    const choices = field.choices(answers).map((choice) => ({
      value: choice.value,
      name: `${choice.value}  ${choice.label}`,
    }));
    const leaveOut = { value: '', name: '-  leave it out' };
    return select({ message: label, choices: isRequired ? choices : [leaveOut, ...choices] }, context);
  }
  const validate = (value: string): string | true => {
    const built = buildFlavorName({ ...answers, [name]: value });
    return built.isValid ? true : (built.errors.find((error) => error.field === name)?.message ?? true);
  };
  return input({ message: isRequired ? label : `${label} (empty: none)`, validate }, context);
}
