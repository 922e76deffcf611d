export { PollsModule } from './polls.module.js';
export { PollService, type VotedPlan } from './polls.service.js';
export { OpeningService } from './opening.service.js';
export { CastingService } from './casting.service.js';
export { SecretCastingService } from './secret-casting.service.js';
export { MinutesService } from './minutes.service.js';
export { ElectorateService } from './electorate.service.js';
export { TasksService } from './tasks.service.js';
export { PlanDirectory, type PlanForVote } from './plan-directory.js';
