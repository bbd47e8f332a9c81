/** Files that the commands read. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogueFile } from '../../../src/cli/audit/catalogue-file.ts';
import { readSource } from '../../../src/cli/catalog/source.ts';
import { readCsv } from '../../../src/cli/data/csv.ts';
import { readDataset } from '../../../src/cli/data/read-dataset.ts';
import { parseOrders } from '../../../src/cli/prepare/orders.ts';
import { logOf } from '../../../src/cli/verify/log-file.ts';
import { verifyAudit } from '../../../src/core/audit.ts';
import { readSession } from '../../../src/wire/recorded-session.ts';
import { sampleExport } from '../../support/export-sample.mjs';
import { asText, jsonTexts, texts, values } from '../mutate.mjs';

const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const session = {
  format: 'stream-picks-session',
  version: 1,
  stream: 'friday',
  startedAt: 1_800_000_000_000,
  seconds: 600,
  stage: [{ at: 0, ids: ['A'], stage: 'demo' }],
  acts: [{ at: 12, type: 'dwell', productId: 'A', value: 3 }],
  busy: [{ from: 3, to: 9, why: 'typing' }],
};

const orders = [
  'buyer,product,at\nb1,A,2026-05-01T18:00:00Z\n',
  'buyer,product,at,quantity\n"b ""1""",A,1700000000000,2\nb2,B,2026-05-01,-1\n',
  '{"buyer":"b1","product":"A","at":1700000000000}\n{"buyer":2,"product":"B","at":"2026-05-01","quantity":"2"}\n',
];

const folders = {
  sequences: {
    'Toys.txt': '1 1 2 3 4\n2 2 3 4\n3 1 3 2\n',
    'Toys_item2attributes.json': '{"1":[10,11],"2":[10,12],"3":[13,11],"4":[10]}',
    'Toys_sample.txt': '1 1 2\n2 1\n3 4\n',
  },
  rows: {
    'toys.item.json': '{"1":{"title":"A","brand":"R"},"2":{"title":"B"},"3":{"title":"C"}}',
    'valid.csv': 'user_id,history_item_id,item_id\nu1,"[1, 2]",3\n',
    'test.csv': 'user_id,history_item_id,item_id\nu2,"[2]",1\n',
  },
  baskets: {
    'transactions.csv':
      'household_id,product_id,quantity,sales_value,transaction_timestamp\nh,1,1,2.5,10\nh,2,1,3,20\nh,1,2,5,30\n',
    'products.csv':
      'product_id,manufacturer_id,department,brand,product_category\n1,9,Food,own,Milk\n2,8,Food,own,Tea\n',
    'demographics.csv': 'household_id,age,income\nh,35-44,50\n',
  },
};

/** The parsers of files, some of which are written into `folder` for each case. */
export function commandTargets(folder) {
  const keep = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return [
    {
      name: 'CSV',
      share: 4,
      inputs: texts(['id,title\n1,"a ""b"", c"\r\n2,b\n', 'id\n1\n']),
      parse: (text) => Array.from(readCsv(text, 'f', ['id']), ({ get }) => get('id') + get('none')),
      codes: ['dataset'],
      holds: (all) => assert.ok(all.every((value) => typeof value === 'string')),
    },
    {
      name: 'orders',
      share: 5,
      inputs: texts(orders),
      parse: (text) => parseOrders(text, 'f', (id) => ({ A: 0, B: 1 })[id]),
      codes: ['dataset'],
      holds({ histories }) {
        for (const { items, atMs } of histories) assert.equal(items.length, atMs.length);
      },
    },
    {
      name: 'recorded session',
      share: 4,
      inputs: jsonTexts([session]),
      parse: readSession,
      codes: ['dataset'],
    },
    {
      name: 'audit log',
      share: 2,
      async: true,
      inputs: values([sampleExport(), sampleExport().audit]),
      parse: async (value) => verifyAudit(logOf(value).log, sha256),
      codes: ['dataset'],
      holds: ({ intact }) => assert.equal(typeof intact, 'boolean'),
    },
    {
      name: 'table of products',
      share: 0.3,
      async: true,
      inputs: texts(['id,title,price,category,tags\nA,Cup,5,Home > Cups,a|b\nB,Pan,x,,\n']),
      parse: (text) => readCatalogueFile(keep('products.csv', text)),
      codes: ['dataset', 'catalog-invalid'],
    },
    {
      name: 'page saved as HTML',
      share: 0.3,
      async: true,
      inputs: texts([
        '<!doctype html><script type="application/ld+json">{"@type":"Product","sku":"A","name":"A","url":"https://shop.example/a"}</script>',
        '<html><script type=application/ld+json>[]</script><script ></script>',
      ]),
      parse: (text) => readSource(keep('page.html', text), {}, 1.8e12),
      codes: ['catalog-load', 'catalog-invalid'],
    },
    ...Object.entries(folders).map(([format, files]) => ({
      name: `histories: ${format}`,
      share: 0.2,
      async: true,
      inputs: values([files]),
      parse(all) {
        const own = join(folder, format);
        mkdirSync(own, { recursive: true });
        for (const name of Object.keys(files)) {
          writeFileSync(join(own, name), asText(all?.[name]));
        }
        return readDataset(own);
      },
      codes: ['dataset'],
    })),
  ];
}
