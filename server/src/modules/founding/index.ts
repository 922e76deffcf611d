export { FoundingModule } from './founding.module.js';
export { type Founder, FoundingService, type OpenSeat } from './founding.service.js';
export { householdsOfChosen, type PlannedSeat } from './domain/founding-plan.js';
