-- AlterTable
ALTER TABLE "scoring_run" ADD COLUMN     "pruned_at" TIMESTAMPTZ(3);
