export { FoundingModule } from './founding.module.js';
export { type Founder, FoundingService, type OpenSeat } from './founding.service.js';
export { type ChosenPerson, type FoundingPlan, householdsOfChosen, type PlannedSeat } from './domain/founding-plan.js';
