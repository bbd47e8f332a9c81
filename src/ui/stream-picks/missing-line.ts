import { make } from '../plain-element.js';

/** What stands in the place of the products where they did not come: an alert, and a button. */
export function missingLine(
  root: ShadowRoot,
  said: string,
  again: string,
  retry: () => void,
): void {
  const place = root.querySelector('.coming') ?? root.appendChild(make('div', { class: 'coming' }));
  if (place.firstChild === null) {
    const button = make('button', { class: 'button', type: 'button' }, new Text(again));
    button.addEventListener('click', retry);
    place.append(make('p', { role: 'alert' }), button);
  }
  const line = place.firstChild as Element;
  if (line.textContent !== said) line.textContent = said;
}
