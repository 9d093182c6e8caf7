-- AlterTable
ALTER TABLE "account_plan" ADD COLUMN     "started_on" DATE;

-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "note" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "added_on" DATE;

-- AlterTable
ALTER TABLE "plan_action" ADD COLUMN     "added_on" DATE,
ADD COLUMN     "note" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "plan_objective" ADD COLUMN     "added_on" DATE,
ADD COLUMN     "due_on" DATE,
ADD COLUMN     "ended_on" DATE;

-- CreateTable
CREATE TABLE "plan_review" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "review_id" TEXT COLLATE "C" NOT NULL,
    "plan_id" TEXT COLLATE "C" NOT NULL,
    "due_on" DATE,
    "held_on" DATE,
    "held_by" TEXT COLLATE "C",
    "decided" TEXT COLLATE "C",
    "participation_level" INTEGER,
    "engaged_ids" TEXT[],
    "added_on" DATE,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "plan_review_pkey" PRIMARY KEY ("workspace_id","review_id")
);

-- CreateIndex
CREATE INDEX "plan_review_workspace_id_plan_id_idx" ON "plan_review"("workspace_id", "plan_id");
