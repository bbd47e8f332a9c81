/** Key of the marker in localStorage, one per shop. */
export function markerKey(shop: string): string {
  return shop === '' ? 'stream-picks' : `stream-picks:${shop}`;
}
