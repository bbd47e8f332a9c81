import {
  isOwnPress,
  isUnsurePress,
  type Press,
  pressFor,
  type Wish,
} from '../page/session/press.js';

/** Wraps a handler so that it runs only for the viewer's own press, never for a script's. */
export function ifOwnPress(run: (event: Event) => void): (event: Event) => void {
  return (event) => {
    if (isOwnPress(event)) run(event);
  };
}

/**
 * The same for a wish that the session asks a proof for: `run` is handed the proof.
 * @param says What stands on the button: a press on one that says something else is none.
 * @param unsure Told of a press that came too soon after the button did.
 */
export function onPress(
  wish: Wish | (() => Wish),
  run: (press: Press) => void,
  says?: string,
  unsure?: () => void,
): (event: Event) => void {
  return (event) => {
    const wanted = typeof wish === 'function' ? wish() : wish;
    const press = pressFor(event, wanted, says);
    if (press !== null) run(press);
    else if (isUnsurePress(event, wanted)) unsure?.();
  };
}
