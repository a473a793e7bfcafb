import 'reflect-metadata';
import { Expose, Type } from 'class-transformer';
import { IsInt, IsString, Max, Min } from 'class-validator';
import { toDefault } from './config-rules.js';

/** Where Caseline is reached. Apart from the other settings, which load most of Caseline with their defaults. */
export class ListenAddress {
  @Expose()
  @toDefault('127.0.0.1')
  @IsString()
  HOST!: string;

  @Expose()
  @Type(() => Number)
  @toDefault(3000)
  @IsInt({ message: 'PORT is a whole number between 0 and 65535; 0 takes any free port.' })
  @Min(0, { message: 'PORT is a whole number between 0 and 65535; 0 takes any free port.' })
  @Max(65_535, { message: 'PORT is a whole number between 0 and 65535; 0 takes any free port.' })
  PORT!: number;
}
