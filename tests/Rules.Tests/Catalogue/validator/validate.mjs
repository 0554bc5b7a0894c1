// Validates each JSON document that stands on a line of the input against the schema named first; answers a line of faults for each.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(process.argv[2], 'utf8')));
for await (const line of createInterface({ input: process.stdin })) {
  validate(JSON.parse(line));
  console.log(JSON.stringify((validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`)));
}
