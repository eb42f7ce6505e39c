{{- define "agt.labels" -}}
app.kubernetes.io/name: actions-gateway-tenant
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/part-of: actions-gateway
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "agt.name" -}}
{{- $name := .Values.name | default .Release.Name -}}
{{- if or (gt (len $name) 52) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) -}}
{{- fail (printf "name is %s: set it to at most 52 lower case letters, digits and hyphens, beginning with a letter" $name) -}}
{{- end -}}
{{ $name }}
{{- end }}
