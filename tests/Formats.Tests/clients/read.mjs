// Reads documents with foreign software: a request a line on standard input, an answer a line on standard output.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parquetReadObjects } from 'hyparquet';
import JSONstat from 'jsonstat-toolkit';
import { parse } from 'yaml';

const validators = new Map();
let ajv;

function specification(path) {
  const spec = parse(readFileSync(path, 'utf8'));
  // OpenAPI 3.0 writes these two in the manner of an older JSON Schema.
  const walk = node => {
    if (node === null || typeof node !== 'object') return;
    if (node.exclusiveMaximum === true) {
      node.exclusiveMaximum = node.maximum;
      delete node.maximum;
    }
    Object.values(node).forEach(walk);
  };
  walk(spec.components.schemas);
  // The specification asks a table's "updated" to be a date-time by its format and a bare date by its pattern: nothing is both.
  delete spec.components.schemas.Table.properties.updated.pattern;
  const instance = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(instance);
  instance.addSchema({ $id: 'spec', components: spec.components });
  return instance;
}

function dataset(text) {
  const response = JSONstat(JSON.parse(text));
  const data = response.class === 'bundle' ? response.Dataset(0) : response;
  return {
    label: data.label,
    source: data.source,
    updated: data.updated,
    id: data.id,
    size: data.id.map(id => data.Dimension(id).length),
    role: data.role,
    note: data.note,
    dimensions: data.id.map(id => {
      const dimension = data.Dimension(id);
      return {
        label: dimension.label,
        role: dimension.role,
        categories: dimension.id.map(code => {
          const category = dimension.Category(code);
          return { code, label: category.label, unit: category.unit ?? null };
        }),
      };
    }),
    data: data.Data().map(cell => ({ value: cell.value, status: cell.status ?? null })),
  };
}

async function parquet(base64) {
  const bytes = Buffer.from(base64, 'base64');
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const rows = await parquetReadObjects({ file });
  return rows.map(row => Object.fromEntries(Object.entries(row).map(([name, value]) => [
    name, value instanceof Date ? value.toISOString() : typeof value === 'bigint' ? Number(value) : value ?? null])));
}

function validate({ specification: path, schema, text }) {
  ajv ??= specification(path);
  if (!validators.has(schema)) validators.set(schema, ajv.compile({ $ref: `spec#/components/schemas/${schema}` }));
  const validator = validators.get(schema);
  return validator(JSON.parse(text)) ? [] : validator.errors.map(error => `${error.instancePath} ${error.message}`);
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    const result = request.as === 'jsonstat' ? dataset(request.text)
      : request.as === 'parquet' ? await parquet(request.base64)
      : validate(request);
    answer = { result };
  } catch (error) {
    answer = { error: String(error?.stack ?? error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
