;; What a person does in Emacs with eglot and a project of Loglex: opens files, looks at what is underlined, asks, jumps, leaves. -*- lexical-binding: t -*-
;; What there was to see is written as JSON to LOGLEX_SEEN.
(require 'package)
(package-initialize)
(require 'eglot)
(require 'json)
(require 'project)
(require 'xref)

(defun wait-for (what condition)
  "Wait until CONDITION holds, or fail because of WHAT."
  (let ((end (+ (float-time) 20)) found)
    (while (and (not (setq found (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or found (error "Waited in vain for %s" what))))

(defun visit (file mode server)
  "What there is to see in FILE, opened in MODE."
  (with-current-buffer (find-file-noselect file)
    (unless (eq major-mode mode) (funcall mode))
    (unless (eglot-managed-p) (eglot--maybe-activate-editing-mode))
    (flymake-start)
    (wait-for "diagnostics" (lambda () (flymake-diagnostics)))
    (let ((underlined (mapcar (lambda (each) (buffer-substring-no-properties (flymake-diagnostic-beg each) (flymake-diagnostic-end each)))
                              (flymake-diagnostics))))
      (goto-char (point-min))
      (search-forward "LOG.ORDER_PL")
      (let* ((hover (jsonrpc-request server :textDocument/hover (eglot--TextDocumentPositionParams)))
             (definition (car (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))))
        (list :underlined (vconcat underlined)
              :hover (plist-get (plist-get hover :contents) :value)
              :definition (file-name-nondirectory (xref-location-group (xref-item-location definition))))))))

(let* ((root default-directory)
       (server (with-current-buffer (find-file-noselect "src/party.ts")
                 (js-mode)
                 (eglot '(js-mode python-mode) (project-current nil root) 'eglot-lsp-server
                        (list (getenv "LOGLEX_NODE") (getenv "LOGLEX_PROGRAM") "lsp" "--stdio") "typescript")
                 (wait-for "the server" #'eglot-current-server)))
       (typescript (visit "src/party.ts" 'js-mode server))
       (python (visit "src/party.py" 'python-mode server))
       (process (jsonrpc--process server)))
  ;; `eglot-shutdown' kills a server that it has just told to exit, so that nobody sees how it would have ended.
  (setf (eglot--shutdown-requested server) t)
  (jsonrpc-request server :shutdown nil)
  (jsonrpc-notify server :exit nil)
  (wait-for "the end of the server" (lambda () (not (process-live-p process))))
  (with-temp-file (getenv "LOGLEX_SEEN")
    (insert (json-encode (list :typescript typescript :python python :exit (process-exit-status process))))))
