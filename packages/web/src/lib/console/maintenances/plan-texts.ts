import type { Entered } from '../forms.ts';

/** The end that was entered as one text: a duration in minutes, or an exact time as its field holds it (see `planEnd`). */
export function endText({ duration = 'exact', plannedEnd = '', endBefore = '' }: Entered): string {
  const isEntered = plannedEnd !== '' && plannedEnd !== endBefore;
  return isEntered || duration === 'exact' ? plannedEnd : duration;
}

/** What was ticked: browsers send nothing for a box that was not. */
export function checkedOf(entered: Entered) {
  const isTicked = (name: string) => (entered[name] === 'yes' ? 'yes' : 'no');
  return { startsByItself: isTicked('startsByItself'), endsByItself: isTicked('endsByItself') };
}
