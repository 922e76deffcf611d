import 'reflect-metadata';
import { foundVillage } from './found-village.js';
import { runTool } from './village-reader.js';

/** `npm run found -- plan.json` */
await runTool(foundVillage);
