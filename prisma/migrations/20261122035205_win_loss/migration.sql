-- CreateTable
CREATE TABLE "win_loss_answer" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "opportunity_id" TEXT COLLATE "C" NOT NULL,
    "question" TEXT COLLATE "C" NOT NULL,
    "stated_by" TEXT COLLATE "C" NOT NULL,
    "answer" TEXT COLLATE "C" NOT NULL,
    "answered_on" DATE NOT NULL,
    "answered_by" TEXT COLLATE "C",
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "win_loss_answer_pkey" PRIMARY KEY ("workspace_id","opportunity_id","question","stated_by")
);
