import 'reflect-metadata';
import { Expose, Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { DEFAULT_EVIDENCE_LIMITS, slaDefaults } from '#features/cases';
import { DEFAULT_FILES, DEFAULT_LIMITS } from '#platform/http';
import { IsCount, IsHours, IsMinutes, IsRate, IsSize, toDefault } from './config-rules.js';
import { readSettings } from './read-settings.js';
import { StoreSettings } from './store-settings.js';

/** The settings of the standalone app, read from environment variables of the same names. */
export class Config extends StoreSettings {
  /** Requests a second of one service, one person, and refused ones of one network address. */
  @Expose()
  @Type(() => Number)
  @toDefault(DEFAULT_LIMITS.service.perSecond)
  @IsRate('RATE_LIMIT_SERVICE')
  RATE_LIMIT_SERVICE!: number;

  @Expose()
  @Type(() => Number)
  @toDefault(DEFAULT_LIMITS.person.perSecond)
  @IsRate('RATE_LIMIT_PERSON')
  RATE_LIMIT_PERSON!: number;

  @Expose()
  @Type(() => Number)
  @toDefault(DEFAULT_LIMITS.stranger.perSecond)
  @IsRate('RATE_LIMIT_STRANGER')
  RATE_LIMIT_STRANGER!: number;

  @Expose()
  @Type(() => Number)
  @toDefault(DEFAULT_LIMITS.requestsInFlight)
  @IsCount('MAX_REQUESTS_IN_FLIGHT')
  MAX_REQUESTS_IN_FLIGHT!: number;

  @Expose()
  @Type(() => Number)
  @toDefault(DEFAULT_LIMITS.eventStreamsPerCaller)
  @IsCount('MAX_EVENT_STREAMS_PER_CALLER')
  MAX_EVENT_STREAMS_PER_CALLER!: number;

  /** Who looks into evidence before anybody may open it; without it all stays in quarantine. */
  @Expose()
  @toDefault(undefined)
  @IsOptional()
  @Matches(/^(none|https?:\/\/\S+|command:\s*\S.*)$/, {
    message:
      'EVIDENCE_SCAN is the address of a scanner (https://…), command: and a program with its arguments, or none, which ' +
      'releases everything without a look.',
  })
  EVIDENCE_SCAN?: string;

  @Expose()
  @Type(() => Number)
  @toDefault(DEFAULT_FILES.maxBytes)
  @IsSize('EVIDENCE_MAX_BYTES', 'bytes')
  EVIDENCE_MAX_BYTES!: number;

  @Expose()
  @Type(() => Number)
  @toDefault(DEFAULT_EVIDENCE_LIMITS.maxPixels)
  @IsSize('EVIDENCE_MAX_PIXELS', 'pixels')
  EVIDENCE_MAX_PIXELS!: number;

  @Expose()
  @toDefault('info')
  @IsIn(['debug', 'info', 'warn', 'error'], {
    message: 'LOG_LEVEL is one of debug, info, warn, error.',
  })
  LOG_LEVEL!: 'debug' | 'info' | 'warn' | 'error';

  /** `production` where nobody sits before it, as in the image: no commands to paste when it is ready. */
  @Expose()
  @toDefault('development')
  @IsString()
  NODE_ENV!: string;

  /** For how long after its closing a case opens again, in hours. After that a new case is opened. */
  @Expose()
  @Type(() => Number)
  @toDefault(168)
  @IsNumber({}, { message: 'CASE_REOPEN_WINDOW_HOURS is a number of hours, 0 or more.' })
  @Min(0, { message: 'CASE_REOPEN_WINDOW_HOURS is a number of hours, 0 or more.' })
  CASE_REOPEN_WINDOW_HOURS!: number;

  /** For how long a claimed case waits for the first work on it before it goes back to its queue, in minutes. */
  @Expose()
  @Type(() => Number)
  @toDefault(10)
  @IsNumber({}, { message: 'CLAIM_LEASE_MINUTES is a number of minutes from 0.01 to 1440.' })
  @Min(0.01, { message: 'CLAIM_LEASE_MINUTES is a number of minutes from 0.01 to 1440.' })
  @Max(1_440, { message: 'CLAIM_LEASE_MINUTES is a number of minutes from 0.01 to 1440.' })
  CLAIM_LEASE_MINUTES!: number;
  /** First response to who comes by chat. */
  @Expose()
  @Type(() => Number)
  @toDefault(slaDefaults.chatFirstResponseMinutes)
  @IsMinutes('SLA_CHAT_RESPONSE_MINUTES')
  SLA_CHAT_RESPONSE_MINUTES!: number;

  /** First response where somebody may be at the customer’s money. */
  @Expose()
  @Type(() => Number)
  @toDefault(slaDefaults.securityFirstResponseMinutes)
  @IsMinutes('SLA_SECURITY_RESPONSE_MINUTES')
  SLA_SECURITY_RESPONSE_MINUTES!: number;

  /** First response to everybody else, in hours of the calendar `office`. */
  @Expose()
  @Type(() => Number)
  @toDefault(slaDefaults.firstResponseBusinessHours)
  @IsHours('SLA_RESPONSE_BUSINESS_HOURS')
  SLA_RESPONSE_BUSINESS_HOURS!: number;

  /** End of the business day by which a case is resolved whose playbook says nothing else. */
  @Expose()
  @Type(() => Number)
  @toDefault(slaDefaults.resolutionBusinessDays)
  @IsInt({ message: 'SLA_RESOLUTION_BUSINESS_DAYS is a whole number of days from 1 to 366.' })
  @Min(1, { message: 'SLA_RESOLUTION_BUSINESS_DAYS is a whole number of days from 1 to 366.' })
  @Max(366, { message: 'SLA_RESOLUTION_BUSINESS_DAYS is a whole number of days from 1 to 366.' })
  SLA_RESOLUTION_BUSINESS_DAYS!: number;

  /** For how long a customer hears nothing at most. */
  @Expose()
  @Type(() => Number)
  @toDefault(slaDefaults.nextUpdateHours)
  @IsHours('SLA_NEXT_UPDATE_HOURS')
  SLA_NEXT_UPDATE_HOURS!: number;

  /** A case that has been resolved for so long closes by itself. */
  @Expose()
  @Type(() => Number)
  @toDefault(slaDefaults.closeAfterHours)
  @IsHours('CASE_CLOSE_AFTER_HOURS')
  CASE_CLOSE_AFTER_HOURS!: number;

  /** JSON file with a list of calendars, instead of the one that Caseline brings. */
  @Expose()
  @toDefault(undefined)
  @IsOptional()
  @IsString()
  SLA_CALENDARS_FILE?: string;
}

/** @throws ConfigError with a sentence for each wrong setting. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  return readSettings(Config, environment);
}
