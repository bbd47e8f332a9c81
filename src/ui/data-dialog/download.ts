/** How long a browser may take to start reading the file, in milliseconds. */
const KEEP_MS = 60_000;

/**
 * Hands JSON text to the viewer as a file. It is made in memory and never leaves the device.
 *
 * @param text the file's whole content
 * @param name the file's name, with its ending
 */
export function downloadJson(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}
