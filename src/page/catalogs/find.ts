import type { CatalogueSource } from './load.js';

/**
 * Where the catalogue of an element is, in order: the property, an inline
 * `<script type="application/json">` child, the attribute; null where there is none.
 * @param property Value of the `catalog` property; null or undefined when not set.
 * @param attribute Absolute address, or `page`; null when absent.
 */
export function findCatalogue(
  host: Element,
  property: unknown,
  attribute: string | null,
): CatalogueSource | null {
  if (property !== null && property !== undefined) return { kind: 'object', value: property };
  const inline = host.querySelector(':scope > script[type="application/json"]');
  if (inline) return { kind: 'text', text: inline.textContent ?? '' };
  if (attribute === 'page') {
    const scripts = host.ownerDocument.querySelectorAll('script[type="application/ld+json" i]');
    return { kind: 'page', texts: [...scripts].map((script) => script.textContent ?? '') };
  }
  return attribute === null ? null : { kind: 'url', url: attribute };
}
